/**
 * What the build has baked for the time before Python answers. This is the door; what was baked, and how it is read
 * (framing.js), are fetched together when a reader comes near something that turns.
 *
 *     frames.want()               fetches both, once
 *     frames.here()               whether they have come, or never will
 *     frames.at(values, wanted)   news for these knob values (wanted as in questions.js)
 *     frames.opens(id, values)    whether a figure is as the build drew it into the page
 *     frames.gliding(draw)        gliding.js, which is at hand once they have come; until then what is drawn is there at once
 *
 * Until then only what the page holds itself is known: what stands where nothing that it hears of is turned.
 */
import { integrity, load } from './integrity.js'
import { knobs, knobsOf, letterOf, page, sceneKnob } from './page.js'

export function makeFrames() {
  let fetched = null, framing = null, here = !page.frames

  function want() {
    fetched ??= here ? Promise.resolve() : Promise.all([load(page.framing), fetch(page.frames, { integrity: integrity(page.frames) }).then(answer => answer.json())])
      .then(([{ makeFraming }, baked]) => { framing = makeFraming({ page, knobs, letterOf, knobsOf, baked, turned, heardBy }) }).catch(() => {})
      .then(() => { here = true })
    return fetched
  }

  function gliding(draw) {
    let glide = null
    return (sheet, elements, softly) => (glide ??= framing?.gliding(draw) ?? null) ? glide(sheet, elements, softly) : draw(sheet, elements)
  }

  return { want, gliding, opens, here: () => here, at: (values, wanted) => (framing?.at ?? unread)(values, wanted) }
}

/** The letters and knobs that a figure shows. */
const heardBy = id => ['knobs', 'local'].flatMap(kind => Object.keys(page.figures[id][kind] ?? {})).map(name => sceneKnob(id, name))

/** The knobs that do not stand as at the opening, of those that a thing hears of. */
const turned = (hears, values) => Object.keys(knobs).filter(name => values[name] !== knobs[name].value && hears.some(own => own === name || own === letterOf(name)))

const opens = (id, values) => !page.figures[id].instead && !turned(heardBy(id), values).length

/** News as long as nothing baked has been read. */
const unread = (values, { figures, formulas, numbers }) => ({
  figures: map(Object.keys(figures), id => ({ width: figures[id], opening: opens(id, values), rough: !opens(id, values) })),
  numbers: map(numbers, id => turned(page.numbers[id].knobs, values).length ? undefined : page.numbers[id].value),
  values: map(Object.keys(formulas).filter(id => !page.formulas[id].live), id =>
    map(Object.keys(page.formulas[id].values), at => turned(Object.keys(page.knobs), values).length ? undefined : page.formulas[id].values[at])),
})

const map = (names, make) => Object.fromEntries(names.map(name => [name, make(name)]))

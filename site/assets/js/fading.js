/**
 * Fading: a formula without one of its parts, until it is put back. What remains takes the formula's place in
 * page.formulas, so that all else goes on: pointing, turning, values. The section's later formulas go on with its new
 * value, and the figures that explain it are asked for without the part. The formula as it was stands beside it there, as
 * "momentum whole", for its value.
 *
 *     const fades = fading({answers, python, store})
 *     fades.can('momentum.memory')         whether it can be thought away now
 *     fades.toggle('momentum.memory')      one at a time for each formula
 *     fades.back('momentum')
 *     fades.list()                         what is out
 *     fades.watch(({formula, one, first}) => ...)    one: {thing, name, row}, or undefined once it is put back
 */
import { page } from './page.js'
import { formulaOf } from './things.js'

export const whole = formula => `${formula} whole`

export function fading({ answers, python, store }) {
  const originals = { ...page.formulas }
  const out = new Map(), watchers = []
  let baked = null

  const placeOf = thing => originals[formulaOf(thing)]?.parts[thing]?.at ?? thing.split('@')[1]
  const can = thing => !out.has(formulaOf(thing)) && Boolean(originals[formulaOf(thing)]?.fades?.includes(placeOf(thing)))

  async function toggle(thing) {
    const formula = formulaOf(thing)
    if (out.has(formula)) return back(formula)
    if (!can(thing)) return
    python.want('a fade')
    baked ??= fetch(page.fades).then(answer => answer.json()).catch(() => { baked = null })
    const about = (await baked)?.[formula], place = placeOf(thing), row = about?.at[place]
    if (!row || out.has(formula)) return
    const { parts, nodes } = originals[formula]
    out.set(formula, { ...about, row, place, thing, name: parts[thing] ? `the ${parts[thing].name}` : nodes[place].words })
    settle(formula)
  }

  function back(formula) {
    if (out.delete(formula)) settle(formula)
  }

  /** Brings formulas and figures to what is out now. */
  function settle(formula) {
    const renewed = Object.keys(originals).filter(remake)
    const drawn = Object.keys(page.figures).filter(redraw)
    answers.renew([...renewed, whole(formula)], drawn)
    for (const watcher of watchers) watcher({ formula, one: out.get(formula) })
  }

  function remake(id) {
    const original = originals[id], own = out.get(id)
    const earlier = [...out].filter(([, one]) => one.after.includes(id))
    if (!own && !earlier.length) {
      const changed = page.formulas[id] !== original
      page.formulas[id] = original
      page.formulas[whole(id)] = { parts: {}, values: {} }
      return changed
    }
    const before = original.before?.map(latex => earlier.find(([one]) => originals[one].latex === latex)?.[1].row.latex ?? latex)
    const changed = { ...original, before, live: true }
    const parts = own && Object.fromEntries(Object.entries(own.row.parts).map(([part, at]) => [part, { ...original.parts[part], at }]))
    const baked = own?.row.values ?? earlier[0][1].row.follow[id]
    page.formulas[whole(id)] = { ...changed, parts: { '': { at: '' } }, values: { '': earlier.length ? null : original.values[''] } }
    page.formulas[id] = { ...changed, ...own?.row, ...own && { parts }, values: earlier.length > (own ? 0 : 1) ? blank(baked) : baked }
    return true
  }

  function redraw(id) {
    const figure = page.figures[id], before = figure.instead
    const [gone, still] = [true, false].map(follows => [...out.values()].filter(one => one.explained.includes(id) && one.row.figures.includes(id) === follows))
    figure.instead = gone.length ? {} : undefined
    for (const { code, lines, line, place } of gone) (figure.instead[code] ??= { lines, gone: [] }).gone.push([line, place])
    figure.without = said('without', gone)
    figure.still = said('this figure still has', still)
    return before || figure.instead
  }

  store.watch(() => {
    if (out.size && python.state() !== 'live') answers.renew(Object.keys(page.formulas).filter(id => page.formulas[id].live), [])
  })

  return {
    can, toggle, back,
    list: () => [...out.values()].map(({ thing }) => thing),
    of: formula => out.get(formula),
    watch: watcher => { watchers.push(watcher) },
  }
}

const said = (words, ones) => ones.length ? `${words} ${ones.map(({ name }) => name).join(' and ')}` : ''

/** What is to be asked for, and not known yet. */
const blank = values => Object.fromEntries(Object.keys(values).map(at => [at, null]))

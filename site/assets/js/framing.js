/**
 * Reading what the build has baked: pictures, values, numbers and sentences along each knob.
 *
 *     const framing = makeFraming({page, knobs, baked, ...})     baked is frames.json, as the build's frames.py tells
 *     framing.at(values, wanted)                                 news for these knob values (wanted as in questions.js)
 *     framing.gliding(draw)                                      gliding.js
 *
 * A frame is told as changes against the opening. A number, a word or a value is told only where it was computed for
 * exactly these knobs: nothing that it hears of is turned, or one knob is (a vector of two counts as one) and stands at a
 * frame. Elsewhere it is undefined, and digits in a drawing give way to "…"; only the drawing itself may move between
 * frames, number by number, as a hand does not turn in jumps. Where the shapes differ, the nearest frame stands whole.
 * It comes after everything else, so it gets the page handed in.
 */
import { hidden, hiddenMark } from './digits.js'
import { gliding } from './gliding.js'
import { bracket, leap, mixText } from './mixing.js'

const LEAP = 40       // pixels that a long path may move from one frame to the next: beyond, a mixture is a way that nobody walks
const LONG = 100      // characters that only such a path has

export function makeFraming({ page, knobs, letterOf, knobsOf, baked, turned, heardBy }) {
  function at(values, { figures, formulas, numbers }) {
    const { grid, stops } = baked
    return {
      figures: map(Object.keys(figures), id => picture(id, figures[id], standing(heardBy(id), values, grid))),
      numbers: map(numbers, id => {
        const { exact, places: [place] } = standing(page.numbers[id].knobs, values, stops)
        return place && exact ? row(baked.numbers[id], place, page.numbers[id].value) : exact ? page.numbers[id].value : undefined
      }),
      values: map(Object.keys(formulas).filter(id => !page.formulas[id].live), id => partValues(id, values)),
    }
  }

  /** Where the turned knobs stand, of those that a thing hears of; exact: it was worked out just there. */
  function standing(hears, values, grid = {}) {
    const names = [...new Set(turned(hears, values).map(name => name in grid ? name : letterOf(name)))]
    const places = names.filter(name => name in grid).map(name => placed(name, grid[name], values))
    return { places, exact: names.length === 0 || names.length === 1 && Boolean(places[0]?.exact) }
  }

  /** Where knobs stand among their frames: corners are [frame, share]. */
  function placed(name, grid, values) {
    const own = name in knobs ? [name] : knobsOf(name)
    const axes = name in knobs ? [grid] : grid
    const corners = axes.map((axis, k) => bracket(axis, values[own[k]], knobs[own[k]].log)).reduce((found, { low, high, share }, k) =>
      found.flatMap(([frame, part]) => [[frame * axes[k].length + low, part * (1 - share)], [frame * axes[k].length + high, part * share]]), [[0, 1]])
    return { name, corners: corners.filter(([, share]) => share > 0), exact: axes.every((axis, k) => axis.includes(values[own[k]])) }
  }

  /** A part hears of fewer knobs than its formula: hears has {place: knobs} where these differ from the whole's, at "". */
  function partValues(id, values) {
    const rows = baked.values?.[id] ?? {}, hears = baked.hears?.[id] ?? {}
    return Object.fromEntries(Object.entries(page.formulas[id].values).map(([at, opening]) => {
      const { exact, places: [place] } = standing(hears[at] ?? hears[''] ?? Object.keys(page.knobs), values, baked.stops)
      return [at, exact ? { [at]: opening, ...place && row(rows, place, {}) }[at] : undefined]
    }))
  }

  /** Nothing but {width} where no picture is baked, and {width, opening} where none is needed. */
  function picture(id, width, { places, exact }) {
    if (exact && !places.length && !page.figures[id].instead) return { width, opening: true }
    const frames = baked.figures?.[id]?.[width], words = baked.words?.[id]
    if (!frames || page.figures[id].instead) return { width }
    const mine = places.filter(({ name }) => frames[name])
    const told = exact ? mine.reduce((_, place) => row(words, place), words.base) : undefined
    const table = tabled(baked.tables?.[id], mine, exact)
    for (const { name, corners } of mine) {
      const whole = frames[name][nearest(corners)]?.whole
      if (whole) return { elements: exact ? whole : whole.map(([tag, attributes, text]) => [tag, attributes, hiddenMark(attributes, text)]), words: told, table, width }
    }
    const elements = mixed(frames, mine, letterOf)
    if (!exact) {
      for (const [index, texts] of varying(frames, places.length > 1 ? Object.keys(frames) : mine.map(({ name }) => name))) {
        elements[index][2] = hidden(texts.reduce((one, other) => other.length < one.length ? other : one))
      }
    }
    return { elements, words: told, table, width, rough: new Set(mine.map(({ name }) => letterOf(name))).size > 1 }
  }

  return { at, gliding }
}

/** What was baked at a place, or what it is at the opening where the knob changes nothing. */
const row = (rows, { name, corners }, opening) => rows[name] ? rows[name][nearest(corners)] : opening

/** A figure's table at a place; elsewhere without the digits of what its knobs change. */
function tabled(tables, places, exact) {
  const known = places.filter(({ name }) => tables?.[name])
  if (!tables || exact) return known.reduce((_, place) => row(tables, place), tables?.base)
  const others = known.flatMap(({ name }) => tables[name])
  return tables.base.map((cells, r) => cells.map((cell, c) => others.some(other => other[r]?.[c] !== cell) ? hidden(cell) : cell))
}

/** The opening's drawing, moved between frames mark by mark; a path or a label that leaps between them stands as the nearest has it.
    What the entries of a vector that is drawn by hand change goes in proportion and adds up. */
function mixed(frames, places, letterOf) {
  const elements = frames.base.map(([tag, attributes, text]) => [tag, { ...attributes }, text])
  const changes = new Map()
  for (const { name, corners } of places) {
    const textsOf = key => corners.map(([i, share]) => [table(frames[name][i]).get(key) ?? textOf(elements, key), share])
    const keys = [...new Set(corners.flatMap(([i]) => [...table(frames[name][i]).keys()]))]
    const letter = letterOf(name), entry = letter !== name && letter.includes('/')
    const leaping = new Set(keys.filter(key => !entry && leaps(key, textsOf(key).map(([text]) => text))).map(parseFloat))
    for (const key of keys) {
      const texts = leaping.has(parseFloat(key)) ? [[nearest(textsOf(key)), 1]] : textsOf(key)
      if (!changes.has(key)) changes.set(key, new Map())
      const moves = changes.get(key)
      moves.set(letter, [...entry && moves.get(letter) || [], ...texts])
    }
  }
  for (const [key, letters] of changes) {
    const moves = [...letters.values()]
    const [index, attribute] = key.split(' ')
    const text = (drawn(attribute) && mixText(textOf(elements, key), moves)) || nearest(moves.flat())
    if (attribute === '') elements[index][2] = text
    else elements[index][1][attribute] = text
  }
  return elements
}

const drawn = attribute => !/^(|class|data-.*|aria-.*)$/.test(attribute)

function leaps(key, texts) {
  const attribute = key.split(' ')[1]
  return drawn(attribute) && texts.some(text => attribute === 'text-anchor' ? text !== texts[0] : text.length > LONG && leap(texts[0], text) > LEAP)
}

/** The texts that these knobs change anywhere: [[index of the element, [what it says]], ...]. */
function varying(frames, names) {
  const found = new Map()
  for (const frame of names.flatMap(name => name === 'base' ? [] : frames[name])) {
    for (const [key, text] of table(frame)) {
      const index = parseFloat(key)
      if (key.endsWith(' ')) found.set(index, [...found.get(index) ?? [frames.base[index][2]], text])
    }
  }
  return found
}

const tables = new WeakMap()

/** A frame's changes by "index attribute", "index " for its text. */
function table(frame) {
  if (!frame) return new Map()
  if (!tables.has(frame)) tables.set(frame, new Map(Array.isArray(frame) ? frame.map(([index, name, text]) => [`${index} ${name}`, text]) : []))
  return tables.get(frame)
}

function textOf(elements, key) {
  const [index, name] = key.split(' ')
  return name === '' ? elements[index][2] : elements[index][1][name] ?? ''
}

/** Of [one, share] the one with the greatest share. */
const nearest = shares => shares.reduce((best, one) => one[1] > best[1] ? one : best)[0]

const map = (names, make) => Object.fromEntries(names.map(name => [name, make(name)]))

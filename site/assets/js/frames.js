/**
 * What the build has baked for the time before Python answers: pictures, values, numbers and sentences along each knob.
 *
 *     frames.want()               fetches frames.json, once
 *     frames.at(values, wanted)   news for these knob values, or null while nothing is here (wanted as in questions.js)
 *
 * A frame is told as changes against the opening. Between two frames everything moves number by number, and what
 * several knobs change is added up; where the shapes themselves differ, the nearest frame stands whole.
 */
import { between, bracket, mixText } from './mixing.js'
import { knobs, page } from './page.js'

export function makeFrames() {
  let fetched = null, baked = null

  function want() {
    fetched ??= page.frames ? fetch(page.frames).then(answer => answer.ok ? answer.json() : null).catch(() => null)
      .then(json => { baked = json }) : Promise.resolve()
    return fetched
  }

  function at(values, { figures, formulas, numbers }) {
    if (!baked) return null
    const places = Object.keys(baked.grid ?? {})
      .filter(name => name in knobs && values[name] !== knobs[name].value)
      .map(name => placed(name, baked.grid[name], values[name]))
    return {
      figures: map(Object.keys(figures), id => picture(baked, id, figures[id], places)),
      numbers: map(numbers, id => number(page.numbers[id].value, places, name => baked.numbers?.[id]?.[name])),
      values: map(Object.keys(formulas), id => partValues(baked.values?.[id], page.formulas[id].values, places)),
    }
  }

  return { want, at }
}

/** Where a knob stands among its frames. */
function placed(name, grid, value) {
  const { log } = knobs[name]
  return { name, grid: log ? grid.map(Math.log) : grid, ...bracket(grid, value, log) }
}

function picture(baked, id, width, places) {
  const frames = baked.figures?.[id]?.[width]
  if (!frames) return null
  const mine = places.filter(({ name }) => frames[name])
  const nearest = ({ low, high, share }) => share < 0.5 ? low : high
  const words = mine.map(place => baked.words?.[id]?.[place.name]?.[nearest(place)]).filter(Boolean).at(-1) ?? null
  for (const place of mine) {
    const whole = frames[place.name][nearest(place)]?.whole
    if (whole) return { elements: whole, words, width }
  }
  return { elements: mixed(frames, mine), words, width }
}

function mixed(frames, places) {
  const elements = frames.base.map(([tag, attributes, text]) => [tag, { ...attributes }, text])
  const changes = new Map()
  for (const { name, low, high, share } of places) {
    const [from, to] = [low, high].map(i => table(frames[name][i]))
    for (const key of new Set([...from.keys(), ...to.keys()])) {
      const [index, attribute] = key.split(' ')
      const base = textOf(elements[index], attribute)
      if (!changes.has(key)) changes.set(key, [])
      changes.get(key).push([from.get(key) ?? base, to.get(key) ?? base, share])
    }
  }
  for (const [key, moves] of changes) {
    const [index, attribute] = key.split(' ')
    const [from, to, share] = moves.at(-1)
    const drawn = !/^(class|data-|aria-)/.test(attribute)
    const base = textOf(elements[index], attribute)
    const text = (drawn && mixText(base, moves, attribute === '' ? 0 : 2)) ?? (share < 0.5 ? from : to)
    if (attribute === '') elements[index][2] = text
    else elements[index][1][attribute] = text
  }
  return elements
}

const tables = new WeakMap()

/** A frame's changes by "index attribute". */
function table(frame) {
  if (!frame) return new Map()
  if (!tables.has(frame)) tables.set(frame, new Map(Array.isArray(frame) ? frame.map(([index, name, text]) => [`${index} ${name}`, text]) : []))
  return tables.get(frame)
}

const textOf = ([, attributes, text], name) => name === '' ? text : attributes[name] ?? ''

function partValues(baked, opening, places) {
  const news = { ...opening }
  for (const place of places) {
    const rows = baked?.[place.name]
    for (const at of Object.keys({ ...rows?.[place.low], ...rows?.[place.high] })) {
      news[at] = sum(opening[at], news[at], place, rows.map(row => row?.[at] ?? opening[at]))
    }
  }
  return news
}

const number = (opening, places, rowsOf) => places.reduce(
  (value, place) => rowsOf(place.name) ? sum(opening, value, place, rowsOf(place.name)) : value, opening)

/** A value with one more knob's change added: numbers between frames, lists entry by entry. */
function sum(opening, value, place, rows) {
  if (Array.isArray(opening)) return opening.map((entry, i) => sum(entry, value[i], place, rows.map(row => row?.[i])))
  if (!rows.every(row => typeof row === 'number')) return rows[place.low]
  return value + between(place.grid, rows, place) - opening
}

const map = (names, make) => Object.fromEntries(names.map(name => [name, make(name)]).filter(([, value]) => value !== null))

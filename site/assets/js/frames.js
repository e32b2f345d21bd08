/**
 * What the build has baked for the time before Python answers: pictures, values, numbers and sentences along each knob.
 *
 *     frames.want()               fetches frames.json, once
 *     frames.at(values, wanted)   news for these knob values, or null while nothing is here (wanted as in questions.js)
 *
 * A frame is told as changes against the opening. Between two frames everything moves number by number, and what
 * several knobs change is added up; where the shapes themselves differ, the nearest frame stands whole. A vector of two
 * is a point in the plane and has frames on a net; a point between four frames is a mixture of them.
 */
import { integrity } from './integrity.js'
import { between, bracket, mixText } from './mixing.js'
import { knobs, knobsOf, page } from './page.js'

export function makeFrames() {
  let fetched = null, baked = null

  function want() {
    fetched ??= page.frames ? fetch(page.frames, { integrity: integrity(page.frames) }).then(answer => answer.json()).catch(() => null)
      .then(json => { baked = json }) : Promise.resolve()
    return fetched
  }

  function at(values, { figures, formulas, numbers }) {
    if (!baked) return null
    const places = Object.keys(baked.grid ?? {})
      .map(name => placed(name, baked.grid[name], values)).filter(Boolean)
    return {
      figures: map(Object.keys(figures), id => page.figures[id].instead ? null : picture(baked, id, figures[id], places)),
      numbers: map(numbers, id => number(page.numbers[id].value, places, name => baked.numbers?.[id]?.[name])),
      values: map(Object.keys(formulas), id => page.formulas[id].live ? null : partValues(baked.values?.[id], page.formulas[id].values, places)),
    }
  }

  return { want, at }
}

/** Where knobs stand among their frames: corners are [frame, share], mix makes one number of the frames'; null at the opening. */
function placed(name, grid, values) {
  const own = name in knobs ? [name] : knobsOf(name)
  if (own.every(one => values[one] === knobs[one].value)) return null
  const axes = name in knobs ? [grid] : grid
  const at = axes.map((axis, k) => bracket(axis, values[own[k]], knobs[own[k]].log))
  const corners = at.reduce((found, { low, high, share }, k) => found.flatMap(([frame, part]) =>
    [[frame * axes[k].length + low, part * (1 - share)], [frame * axes[k].length + high, part * share]]), [[0, 1]])
  const scaled = axes.length === 1 && knobs[own[0]].log ? grid.map(Math.log) : grid
  const mix = axes.length > 1 ? row => corners.reduce((sum, [i, share]) => sum + share * row(i), 0)
    : row => between(scaled, grid.map((_, i) => row(i)), at[0])
  return { name, corners, mix }
}

function picture(baked, id, width, places) {
  const frames = baked.figures?.[id]?.[width]
  if (!frames) return null
  const mine = places.filter(({ name }) => frames[name])
  const words = mine.map(({ name, corners }) => baked.words?.[id]?.[name]?.[nearest(corners)]).filter(Boolean).at(-1) ?? null
  for (const { name, corners } of mine) {
    const whole = frames[name][nearest(corners)]?.whole
    if (whole) return { elements: whole, words, width }
  }
  return { elements: mixed(frames, mine), words, width }
}

function mixed(frames, places) {
  const elements = frames.base.map(([tag, attributes, text]) => [tag, { ...attributes }, text])
  const changes = new Map()
  for (const { name, corners } of places) {
    for (const key of new Set(corners.flatMap(([i]) => [...table(frames[name][i]).keys()]))) {
      const [index, attribute] = key.split(' ')
      const textAt = i => table(frames[name][i]).get(key) ?? textOf(elements[index], attribute)
      if (!changes.has(key)) changes.set(key, [])
      changes.get(key).push(...corners.map(([i, share]) => [textAt(i), share]))
    }
  }
  for (const [key, moves] of changes) {
    const [index, attribute] = key.split(' ')
    const drawn = !/^(class|data-|aria-)/.test(attribute)
    const base = textOf(elements[index], attribute)
    const text = (drawn && mixText(base, moves, attribute === '' ? 0 : 2)) ?? nearest(moves)
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
  for (const place of places.filter(({ name }) => baked?.[name])) {
    const rows = baked[place.name]
    for (const at of new Set(place.corners.flatMap(([i]) => Object.keys(rows[i])))) {
      news[at] = sum(opening[at], news[at], place, i => rows[i][at] ?? opening[at])
    }
  }
  return news
}

const number = (opening, places, rowsOf) => places.reduce(
  (value, place) => rowsOf(place.name) ? sum(opening, value, place, i => rowsOf(place.name)[i]) : value, opening)

/** A value with one more place's change added: numbers between frames, lists entry by entry. */
function sum(opening, value, place, row) {
  if (Array.isArray(opening)) return opening.map((entry, k) => sum(entry, value[k], place, i => row(i)?.[k]))
  if (!place.corners.every(([i]) => typeof row(i) === 'number')) return row(nearest(place.corners))
  return value + place.mix(row) - opening
}

/** Of [one, share] the one with the greatest share. */
const nearest = shares => shares.reduce((best, one) => one[1] > best[1] ? one : best)[0]

const map = (names, make) => Object.fromEntries(names.map(name => [name, make(name)]).filter(([, value]) => value !== null))

/**
 * A value as a small picture: a number as digits, a vector as bars, a matrix as cells, each with its shape; few cells hold
 * their numbers. However many entries there are, the picture has room in the card.
 *
 *     picture(value)     an element, or null where nothing is known
 */
import { make } from './dom.js'
import { entries, sensible, shape, short } from './digits.js'

const WIDE = 240, HEIGHT = 40, TALL = 160, STEP = 12, SIDE = 14, FEW = 4, LEGIBLE = [54, 28]

export function picture(value) {
  if (value === null || value === undefined) return null
  const size = shape(value)
  if (size.length === 0) return make('span', { class: 'number' }, sensible(value))
  const many = size.length === 1 ? (size[0] === 1 ? '1 number' : `${size[0]} numbers`) : size.join(' × ')
  const few = size.length === 1 && size[0] <= FEW
  return make('span', { class: size.length === 1 ? 'vector' : 'matrix' }, DRAWN[size.length]?.(value) ?? null,
    few ? make('span', { class: 'entries' }, short(value)) : null,
    make('span', { class: 'shape' }, few ? many : many + range(value.flat(Infinity))))
}

/** What the colours and lengths of many entries stand for: ", from −2.1 to 3". */
function range(list) {
  const known = list.filter(Number.isFinite)
  const [low, high] = [Math.min(...known), Math.max(...known)].map(sensible)
  return low === high ? `, all ${low}` : `, from ${low} to ${high}`
}

function bars(list) {
  const low = Math.min(0, ...list), high = Math.max(0, ...list)
  const tall = HEIGHT / (high - low || 1)
  const zero = high * tall
  const width = list.length * STEP
  return image('bars', list, width, HEIGHT, Math.min(width, WIDE), HEIGHT,
    ...list.map((entry, i) => make('svg:rect', {
      class: entry < 0 ? 'bar negative' : 'bar', x: i * STEP + 1, width: STEP - 2,
      y: Math.min(zero, zero - entry * tall).toFixed(1), height: Math.max(0.5, Math.abs(entry * tall)).toFixed(1),
    })),
    make('svg:line', { class: 'axis', x1: 0, x2: width, y1: zero.toFixed(1), y2: zero.toFixed(1) }))
}

function cells(rows) {
  const largest = Math.max(...rows.flat().map(Math.abs)) || 1
  const told = rows.length <= FEW && rows[0].length <= FEW, [across, down] = told ? LEGIBLE : [SIDE, SIDE]
  const width = rows[0].length * across, height = rows.length * down
  const scale = Math.min(told ? 1 : 1.6, WIDE / width, TALL / height)
  return image(told ? 'cells told' : 'cells', rows, width, height, width * scale, height * scale,
    ...rows.flatMap((row, i) => row.flatMap((entry, j) => [make('svg:rect', {
      class: entry < 0 ? 'cell negative' : 'cell', x: j * across + 0.5, y: i * down + 0.5, width: across - 1, height: down - 1,
      'fill-opacity': ((told ? 0.06 + 0.3 * Math.abs(entry) / largest : 0.08 + 0.92 * Math.abs(entry) / largest) || 0).toFixed(2),
    }, make('svg:title', {}, sensible(entry))),
    told ? make('svg:text', { x: (j + 0.5) * across, y: (i + 0.5) * down + 5 }, sensible(entry)) : ''])))
}

const DRAWN = { 1: bars, 2: cells }

const image = (name, value, across, down, width, height, ...marks) => make('svg:svg', {
  class: name, role: 'img', 'aria-label': entries(value), viewBox: `0 0 ${across} ${down}`, width, height, preserveAspectRatio: 'none',
}, ...marks)

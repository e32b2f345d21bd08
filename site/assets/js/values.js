/**
 * A value as a small picture: a number as digits, a vector as bars, a matrix as cells, each with its shape.
 *
 *     picture(value)     an element, or null where nothing is known
 */
import { make } from './dom.js'
import { sensible, shape, short } from './digits.js'

const WIDTH = 12, HEIGHT = 40, SIDE = 14

export function picture(value) {
  if (value === null || value === undefined) return null
  const size = shape(value)
  if (size.length === 0) return make('span', { class: 'number' }, sensible(value))
  if (size.length === 1) {
    const entries = value.length > 4 ? [] : [make('span', { class: 'entries' }, short(value))]
    return make('span', { class: 'vector' }, bars(value), ...entries,
      make('span', { class: 'shape' }, value.length === 1 ? '1 number' : `${value.length} numbers`))
  }
  const said = make('span', { class: 'shape' }, size.join(' × '))
  return size.length === 2 ? make('span', { class: 'matrix' }, cells(value), said) : said
}

function bars(entries) {
  const low = Math.min(0, ...entries), high = Math.max(0, ...entries)
  const tall = HEIGHT / (high - low || 1)
  const zero = high * tall
  const width = entries.length * WIDTH
  return image('bars', width, HEIGHT, short(entries),
    ...entries.map((entry, i) => make('svg:rect', {
      class: entry < 0 ? 'bar negative' : 'bar', x: i * WIDTH + 1, width: WIDTH - 2,
      y: Math.min(zero, zero - entry * tall).toFixed(1), height: Math.max(0.5, Math.abs(entry * tall)).toFixed(1),
    })),
    make('svg:line', { class: 'axis', x1: 0, x2: width, y1: zero.toFixed(1), y2: zero.toFixed(1) }))
}

function cells(rows) {
  const largest = Math.max(1e-12, ...rows.flat().map(Math.abs))
  return image('cells', rows[0].length * SIDE, rows.length * SIDE, `a matrix, ${shape(rows).join(' by ')}`,
    ...rows.flatMap((row, i) => row.map((entry, j) => make('svg:rect', {
      class: entry < 0 ? 'cell negative' : 'cell', x: j * SIDE + 0.5, y: i * SIDE + 0.5, width: SIDE - 1, height: SIDE - 1,
      'fill-opacity': (0.08 + 0.92 * Math.abs(entry) / largest).toFixed(2),
    }, make('svg:title', {}, sensible(entry))))))
}

const image = (name, width, height, label, ...marks) =>
  make('svg:svg', { class: name, role: 'img', 'aria-label': label, viewBox: `0 0 ${width} ${height}`, width, height }, ...marks)

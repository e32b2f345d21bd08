/**
 * Values for the letters of a formula: a field each, and a button that fills in numbers that fit together.
 *
 *     const lets = makeLets(given => ...)     told whenever the values change: {latex: number or nested list}
 *     lets.show(found, given)                 the fields for another formula; what is typed into the same ones stays; or why
 *                                             what is given does not fit together
 *     lets.forget()                           the next values shown are written into the fields
 *     parse('1, 2; 3, 4')                     [[1, 2], [3, 4]], or null for what is no value
 */
import { all, button, make } from './dom.js'
import { math } from './mathml.js'

const LIKE = { number: '2', family: '1, 2, 3', vector: '1, 2', matrix: '1, 2; 3, 4' }

export function makeLets(changed) {
  const place = document.getElementById('lets')
  const why = make('p', { class: 'trouble', role: 'status' })
  let shown = ''

  function tell() {
    const given = {}
    for (const field of all('input', place)) {
      const value = field.value.trim() ? parse(field.value) : undefined
      field.setAttribute('aria-invalid', value === null)
      if (value !== null && value !== undefined) given[field.dataset.letter] = value
    }
    changed(given)
  }
  place.addEventListener('input', tell)

  function fill(values) {
    for (const field of all('input', place)) field.value = field.dataset.letter in values ? written(values[field.dataset.letter]) : ''
    tell()
  }

  return {
    forget() { shown = '' },
    show({ letters, suggested, misfit = [] }, given) {
      why.replaceChildren(...misfit.map((piece, i) => (i % 2 && math(piece)) || piece))
      const names = JSON.stringify(letters.map(({ latex }) => latex))
      place.hidden = letters.length === 0
      if (names === shown) return
      shown = names
      const tools = make('p', { class: 'let-tools' },
        Object.keys(suggested).length ? button('tool', 'fill in some numbers', () => fill(suggested)) : null,
        button('tool', 'clear', () => fill({})))
      place.replaceChildren(make('h3', {}, 'Give the letters values'), make('div', { class: 'let-fields' }, ...letters.map(one => row(one, given[one.latex]))), why, tools)
    },
  }
}

function row({ latex, mathml, kind }, value) {
  return make('label', { class: 'let' }, math(mathml), ' = ',
    make('input', { type: 'text', 'data-letter': latex, 'aria-label': `value of ${latex}`, placeholder: LIKE[kind] ?? LIKE.number, maxlength: 400, spellcheck: 'false', autocomplete: 'off', inputmode: 'text', value: value === undefined ? null : written(value) }))
}

/** Numbers parted by commas or spaces; rows of a matrix by semicolons; brackets may stand around them. */
export function parse(text) {
  const plain = text.trim().replaceAll('−', '-')
  if (/^\[\s*\[/.test(plain)) return listed(plain.replace(/^\[|\]$/g, '').split(/\]\s*,?\s*\[/).map(row => row.replace(/[[\]]/g, '')))
  const inner = plain.replace(/^[[(]|[\])]$/g, '')
  if (inner.includes(';')) return listed(inner.split(';'))
  const entries = numbers(inner)
  if (!entries) return null
  return entries.length === 1 && inner === plain ? entries[0] : entries
}

function listed(rows) {
  const made = rows.filter(row => row.trim()).map(numbers)
  return made.length && made.every(row => row && row.length === made[0].length) ? made : null
}

function numbers(text) {
  const entries = text.trim().split(/\s*,\s*|\s+/).map(entry => entry === '' ? NaN : Number(entry))
  return entries.length && entries.every(Number.isFinite) ? entries : null
}

export const written = value => !Array.isArray(value) ? String(value)
  : Array.isArray(value[0]) ? value.map(row => row.join(', ')).join('; ') : value.length === 1 ? `[${value[0]}]` : value.join(', ')

/**
 * Figures on the page: lists of elements become SVG, in place, so that nothing moves but what has changed.
 *
 *     figures({answers, attention, frames})
 *
 * An element list is [[tag, {attribute: text}, text], ...], the same that frames and Python give. Without one the picture
 * stays and its digits go, or `opening` puts back what the build drew; without words the picture's sentence says that its
 * numbers are not known; the rows of a table go as the picture's digits do. A rough one, of several knobs at once, is pale. The sheet that is not shown has no old digits either.
 */
import { all, make, says } from './dom.js'
import { hidden, hiddenMark } from './digits.js'

export function figures({ answers, attention, frames }) {
  const drawn = new WeakMap(), built = new Map()
  for (const sheet of all('.scene svg')) sheet.setAttribute('role', 'group')

  const glide = frames.gliding((sheet, elements) => {
    const moved = patch(sheet, elements, drawn.get(sheet))
    drawn.set(sheet, elements)
    if (moved) attention.relight()
  })

  answers.watch(news => {
    for (const [id, { elements, words, table, width, softly, rough, opening }] of Object.entries(news.figures ?? {})) {
      const sheets = all(`#${CSS.escape(id)} .picture > svg`)
      const shown = sheets.find(sheet => sheet.classList.contains(width)) ?? sheets[0]
      for (const sheet of sheets) {
        if (!built.has(sheet)) built.set(sheet, { words: sheet.getAttribute('aria-label'), elements: drawing(sheet) })
        if (opening) glide(sheet, built.get(sheet).elements, false)
        else if (sheet === shown && elements) glide(sheet, elements, softly)
        else for (const text of all('text', sheet)) says(text, hiddenMark(written(text), text.textContent))
        sheet.classList.toggle('rough', Boolean(rough))
      }
      const told = words ?? (opening ? built.get(shown)?.words : `The numbers of this picture are ${answers.unknown(id)}.`)
      for (const each of sheets) each.setAttribute('aria-label', told)
      for (const line of all(`#${CSS.escape(id)} .words`)) says(line, told)
      for (const numbers of all(`#${CSS.escape(id)} .rows`)) {
        if (!built.has(numbers)) built.set(numbers, rowsOf(numbers).map(row => [...row.cells].map(cell => cell.textContent)))
        write(numbers, table ?? (opening ? built.get(numbers) : built.get(numbers).map(row => row.map(cell => hidden(cell)))))
      }
    }
  })
}

const rowsOf = table => [...table.rows]

/** Brings a table to rows of texts; there may be fewer or more of them than before. */
function write(table, rows) {
  rows.forEach((cells, r) => {
    const row = table.rows[r] ?? table.tBodies[0].appendChild(table.rows[1].cloneNode(true))
    cells.forEach((cell, c) => says(row.cells[c], cell))
  })
  for (const row of rowsOf(table).slice(rows.length)) row.remove()
}

/** Brings a sheet to a list of elements; true where classes or marks themselves have changed. */
function patch(sheet, elements, before = []) {
  const marks = marksOf(sheet)
  let moved = false
  elements.forEach(([tag, attributes, text], i) => {
    const mark = marks[i]
    if (mark?.localName !== tag) {
      const fresh = make(`svg:${tag}`, attributes, text)
      if (mark) mark.replaceWith(fresh)
      else sheet.append(fresh)
      moved = true
      return
    }
    const known = before[i]?.[0] === tag ? before[i][1] : written(mark)
    for (const name of Object.keys(known)) if (!(name in attributes)) mark.removeAttribute(name)
    for (const [name, value] of Object.entries(attributes)) {
      if (known[name] === String(value)) continue
      mark.setAttribute(name, value)
      if (name === 'class' || name === 'data-part') moved = true
    }
    if (tag === 'text') says(mark, text)
  })
  for (const mark of marks.slice(elements.length)) mark.remove()
  return moved || marks.length !== elements.length
}

const marksOf = sheet => [...sheet.children].filter(child => !/^(title|desc|defs|style)$/.test(child.localName))

/** The element list of a sheet that nothing has drawn on yet. */
const drawing = sheet => marksOf(sheet).map(mark => [mark.localName, written(mark), mark.textContent])

/** The attributes of a mark as the build wrote them, without what the scripts have added. */
function written(mark) {
  const added = /^(tabindex|role|aria-.*)$/
  const attributes = Object.fromEntries([...mark.attributes].filter(({ name }) => !added.test(name)).map(({ name, value }) => [name, value]))
  if (attributes.class) attributes.class = attributes.class.replace(/ (lit|held|letter-lit|chosen)\b/g, '')
  return attributes
}

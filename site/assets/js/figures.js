/**
 * Figures on the page: lists of elements become SVG, in place, so that nothing moves but what has changed.
 *
 *     figures({answers, attention})
 *
 * An element list is [[tag, {attribute: text}, text], ...], the same that frames and Python give. Without one the picture
 * stays and its digits go; without words the picture's sentence says that its numbers are not known. A rough one, of several knobs at once, is pale.
 */
import { all, make, says } from './dom.js'
import { hidden } from './digits.js'
import { gliding } from './gliding.js'

export function figures({ answers, attention }) {
  const drawn = new WeakMap()
  for (const sheet of all('.scene svg')) sheet.setAttribute('role', 'group')

  const glide = gliding((sheet, elements) => {
    const moved = patch(sheet, elements, drawn.get(sheet))
    drawn.set(sheet, elements)
    if (moved) attention.relight()
  })

  answers.watch(news => {
    for (const [id, { elements, words, width, softly, rough }] of Object.entries(news.figures ?? {})) {
      const figure = document.getElementById(id)
      const sheet = figure?.querySelector(`svg.${width}`) ?? figure?.querySelector('svg')
      if (!sheet) continue
      if (elements) glide(sheet, elements, softly)
      else for (const text of all('text', sheet)) says(text, hidden(text.textContent))
      sheet.classList.toggle('rough', Boolean(rough))
      const told = words ?? `The numbers of this picture are ${answers.unknown()}.`
      for (const each of all('.picture > svg', figure)) each.setAttribute('aria-label', told)
      all('.words', figure).forEach(line => says(line, told))
    }
  })
}

/** Brings a sheet to a list of elements; true where classes or marks themselves have changed. */
function patch(sheet, elements, before = []) {
  const marks = [...sheet.children].filter(child => !/^(title|desc|defs|style)$/.test(child.localName))
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

/** The attributes of a mark as the build wrote them, without what the scripts have added. */
function written(mark) {
  const added = /^(tabindex|role|aria-.*)$/
  const attributes = Object.fromEntries([...mark.attributes].filter(({ name }) => !added.test(name)).map(({ name, value }) => [name, value]))
  if (attributes.class) attributes.class = attributes.class.replace(/ (lit|held|letter-lit|chosen)\b/g, '')
  return attributes
}

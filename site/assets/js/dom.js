/**
 * Making and finding elements.
 *
 *     all('[data-part]', root)                    every match, as an array
 *     make('p', {class: 'says'}, 'text', child)   an element; 'svg:rect' and 'math:mtext' name the other two kinds
 *     says(element, 'text')                       writes text only where it differs, so that nothing is laid out twice
 */
const spaces = {
  svg: 'http://www.w3.org/2000/svg',
  math: 'http://www.w3.org/1998/Math/MathML',
}

export const all = (selector, root = document) => [...root.querySelectorAll(selector)]

export function make(tag, attributes = {}, ...children) {
  const [space, name] = tag.includes(':') ? tag.split(':') : [null, tag]
  const element = space ? document.createElementNS(spaces[space], name) : document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(key, value === true ? '' : value)
  }
  element.append(...children.filter(child => child !== null))
  return element
}

export function says(element, text) {
  if (element.textContent !== text) element.textContent = text
}

/** Runs one feature of the page; where that fails the others go on, without it. */
export function tried(feature, without) {
  try {
    return feature()
  } catch (error) {
    console.error(error)
    return without
  }
}

/** A button that does one thing and submits nothing. */
export function button(name, label, press) {
  const element = make('button', { type: 'button', class: name }, label)
  element.addEventListener('click', press)
  return element
}

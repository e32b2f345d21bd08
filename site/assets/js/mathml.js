/**
 * MathML that came as text, made into elements of ours: the text is parsed apart from the page, and only the elements
 * and attributes of mathematics are made again from it. Nothing else can come in, whatever was pasted.
 *
 *     math('<math ...>')     an element, or null where the text is no MathML
 */
import { make } from './dom.js'

const ELEMENTS = new Set(`math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover
  mtable mtr mtd mpadded mphantom mstyle menclose mmultiscripts mprescripts none`.split(/\s+/))
const ATTRIBUTES = new Set(`data-n data-part data-run display displaystyle scriptlevel form fence separator stretchy symmetric
  largeop movablelimits lspace rspace minsize maxsize width height depth mathvariant mathsize accent accentunder linethickness
  columnalign rowalign columnspan rowspan columnspacing rowspacing`.split(/\s+/))
const CLASSES = new Set(['left', 'right', 'cases', 'lines', 'matrix', 'prime', 'wide'])

export function math(text) {
  const parsed = new DOMParser().parseFromString(text, 'application/xml').documentElement
  return parsed.localName === 'math' ? again(parsed) : null
}

function again(element) {
  if (!ELEMENTS.has(element.localName)) return null
  const attributes = [...element.attributes].filter(({ name, value }) => ATTRIBUTES.has(name) || (name === 'class' && CLASSES.has(value))).map(({ name, value }) => [name, value])
  const children = [...element.childNodes].map(node => node.nodeType === Node.TEXT_NODE ? node.data : node.nodeType === Node.ELEMENT_NODE ? again(node) : null)
  return make(`math:${element.localName}`, Object.fromEntries(attributes), ...children)
}

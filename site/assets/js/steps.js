/**
 * What binds first: the formula in nested boxes, the darker the sooner, and the same as steps with their values.
 *
 *     const steps = makeSteps()
 *     steps.show(found)         another formula
 *     steps.value(found)        only other values
 */
import { all, button, make, says } from './dom.js'
import { entries } from './digits.js'
import { bare } from './letters.js'
import { STAGED } from './stage.js'

const MANY = 24

export function makeSteps() {
  const section = document.getElementById('order')
  const list = document.getElementById('steps')

  function value({ values }) {
    for (const step of list.children) {
      const known = values[step.dataset.at]
      says(step.querySelector('.step-value'), known === undefined ? '' : entries(known))
    }
    list.classList.toggle('valued', Object.keys(values).length > 0)
  }

  return {
    value,
    show(found) {
      section.hidden = found.order.length === 0
      document.getElementById('boxed').replaceChildren(...boxed(new Set(found.order)))
      const steps = found.order.map(at => step(at, found.nodes[at])).filter(Boolean)
      for (const late of steps.slice(MANY)) late.hidden = true
      list.replaceChildren(...steps)
      section.querySelector('.all-steps')?.remove()
      if (steps.length > MANY) section.append(rest(steps))
      value(found)
    },
  }
}

function step(at, words) {
  const piece = original(at)
  return piece && make('li', { 'data-node': `${STAGED}@${at}`, 'data-at': at },
    make('math:math', { class: 'inline', 'aria-hidden': 'true' }, bare(piece)),
    make('span', { class: 'step-words' }, words),
    make('output', { class: 'step-value' }))
}

/** A copy of the formula in which each step is a box, and stands for its part. */
function boxed(steps) {
  const whole = document.querySelector(`#${STAGED} math`)?.cloneNode(true)
  if (!whole) return []
  whole.setAttribute('aria-hidden', 'true')
  for (const element of [whole, ...all('*', whole)]) {
    for (const name of ['lit', 'held', 'faded', 'folded']) element.classList.remove(name)
    const at = element.getAttribute('data-n')
    for (const name of ['data-n', 'data-part', 'data-run', 'tabindex', 'role', 'aria-label']) element.removeAttribute(name)
    if (at === null) continue
    element.setAttribute('data-node', `${STAGED}@${at}`)
    if (steps.has(at)) element.classList.add('step')
  }
  return [whole]
}

function rest(steps) {
  const more = button('tool all-steps', `show all ${steps.length} steps`, () => {
    for (const one of steps) one.hidden = false
    more.remove()
  })
  return more
}

const original = at => document.querySelector(`#${STAGED} math [data-n="${CSS.escape(at)}"], #${STAGED} math[data-n="${CSS.escape(at)}"]`)

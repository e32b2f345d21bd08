/**
 * Guesses: a question before its answer. Without scripts it is a sentence and a fold with the answer; here the reader
 * may choose, write a number, or click a part of a formula first, and then the fold opens. No scores are kept.
 *
 *     guesses(attention)
 */
import { all, button, make } from './dom.js'
import { page } from './page.js'
import { formulaOf } from './things.js'

const kinds = { choice, number, part }

export function guesses(attention) {
  for (const section of all('.guess[data-kind]')) kinds[section.dataset.kind]?.(section, attention)
}

function choice(section) {
  const right = Number(section.dataset.answer)
  const items = all('.choices > li', section)
  const buttons = items.map((item, i) => button('choice', item.textContent, () => {
    buttons.forEach((one, j) => {
      one.classList.toggle('right', j === right)
      one.classList.toggle('not-right', j === i && i !== right)
      one.setAttribute('aria-pressed', j === i)
    })
    tell(section, i === right ? 'Yes.' : 'A fair guess, but no.')
  }))
  items.forEach((item, i) => item.replaceChildren(buttons[i]))
}

function number(section) {
  const { answer, tolerance, unit } = section.dataset
  const input = make('input', { type: 'number', step: 'any', 'aria-label': `your guess${unit && ` in ${unit}`}` })
  const guess = () => {
    if (!Number.isFinite(input.valueAsNumber)) return input.focus()
    const off = Math.abs(input.valueAsNumber - Number(answer))
    tell(section, off <= Number(tolerance) ? 'Yes.' : input.valueAsNumber > Number(answer) ? 'A little less than that.' : 'More than that.')
  }
  input.addEventListener('keydown', event => { if (event.key === 'Enter') guess() })
  section.querySelector('details').before(make('p', { class: 'try' }, input, unit ? ` ${unit} ` : ' ', button('choice', 'guess', guess)))
}

/** Armed by its button, it takes the next part that is held in the right formula for the reader's guess. */
function part(section, attention) {
  const { answer } = section.dataset
  let armed = false
  const arm = button('choice', 'Find it in the formula', () => {
    armed = true
    attention.release()
    const formula = document.getElementById(formulaOf(answer))
    formula.scrollIntoView({ block: 'nearest' })
    formula.querySelector('math [tabindex="0"], math[tabindex="0"]')?.focus({ preventScroll: true })
    say(section, 'Click the part you mean.')
  })
  section.querySelector('details').before(make('p', { class: 'try' }, arm))
  attention.watch(({ held }) => {
    if (!armed || !held || formulaOf(held.thing) !== formulaOf(answer)) return
    armed = false
    const name = page.formulas[formulaOf(answer)].parts[held.thing]?.name
    tell(section, held.thing === answer ? 'Yes.' : name ? `That is the ${name}.` : 'Not there.')
  })
}

function tell(section, sentence) {
  section.classList.add('answered')
  section.querySelector('details').open = true
  say(section, sentence)
}

function say(section, sentence) {
  let line = section.querySelector('.guess-says')
  if (!line) {
    line = make('p', { class: 'guess-says', role: 'status' })
    section.querySelector('details').before(line)
  }
  line.textContent = sentence
}

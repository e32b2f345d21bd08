/**
 * The field a formula is typed into, its examples, and what is said when it cannot be read.
 *
 *     const field = makeField({write(latex), example(number)})
 *     field.set(latex)
 *     field.trouble({error, column})     or null: nothing is wrong
 *     field.waits(text)                  a quiet line: '' hides it
 */
import { all, make, says } from './dom.js'

const SETTLED = 180, AROUND = 24

export function makeField({ write, example, begin }) {
  const area = document.getElementById('latex')
  const trouble = document.getElementById('trouble')
  const waiting = document.querySelector('.waiting')
  let timer = 0

  area.disabled = false
  area.addEventListener('focus', begin)
  area.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => write(area.value), SETTLED)
  })
  for (const link of all('[data-example]')) {
    link.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      clearTimeout(timer)
      example(Number(link.dataset.example))
    })
  }

  return {
    set(latex) { if (area.value !== latex) area.value = latex },
    trouble(found) {
      const text = found?.error ?? ''
      area.setAttribute('aria-invalid', Boolean(text))
      trouble.hidden = !text
      trouble.replaceChildren(...text ? [make('span', {}, text), ...found.column ? [excerpt(area.value, found.column)] : []] : [])
    },
    waits(text) {
      waiting.hidden = !text
      says(waiting, text)
    },
  }
}

/** The place that is meant, marked in its surroundings. */
function excerpt(latex, column) {
  const at = Math.min(column - 1, Math.max(0, latex.length - 1))
  const culprit = /^(\\[A-Za-z]+|\\?.)?/s.exec(latex.slice(at))[0]
  const from = Math.max(0, at - AROUND), to = at + culprit.length + AROUND
  return make('code', { class: 'excerpt' }, (from ? '…' : '') + latex.slice(from, at), make('mark', {}, culprit || ' '),
    latex.slice(at + culprit.length, to) + (to < latex.length ? '…' : ''))
}

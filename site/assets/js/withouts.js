/**
 * Taking a part out: what remains is shown, said, and looked up again.
 *
 *     const withouts = makeWithouts({reader, stage, choose(latex)})
 *     withouts.take('0.1', 'W')       the place, and what it is called
 *     withouts.putBack()
 *     withouts.place                  what is out now, or null
 */
import { button, make } from './dom.js'
import { math } from './mathml.js'
import { page } from './page.js'
import { sentence } from './telling.js'

export function makeWithouts({ reader, stage, choose, changed }) {
  const section = document.getElementById('without')
  const self = { place: null, take, putBack }

  async function take(at, name) {
    self.place = at
    stage.without(at)
    changed()
    section.hidden = false
    section.setAttribute('aria-busy', 'true')
    const found = await reader.without(at)
    if (self.place !== at) return
    section.removeAttribute('aria-busy')
    section.replaceChildren(make('h2', {}, 'Without ', name), ...found.ok ? remains(found) : [make('p', { class: 'refused' }, found.error)],
      make('p', { class: 'without-tools' },
        found.ok ? button('tool', 'read this one', () => choose(found.latex)) : null,
        button('tool', 'put it back', putBack)))
  }

  function putBack() {
    self.place = null
    stage.without(null)
    section.hidden = true
    section.replaceChildren()
    changed()
  }
  return self
}

function remains({ mathml, words, concepts }) {
  const [first] = concepts
  return [
    make('div', { class: 'skeleton', tabindex: 0, role: 'group', 'aria-label': words }, math(mathml)),
    make('p', { class: 'said' }, sentence(words), ...first ? [' It says: ', make('a', { href: `${page.root}concepts/${first.slug}/` }, first.name), '.'] : []),
  ]
}

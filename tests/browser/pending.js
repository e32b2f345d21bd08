// What a page still has to do, counted from outside it: the frames it has asked for, what it fetches, and questions to a
// Python that is live. window.pending() is their number; tests wait until it stays nothing (at_rest in reading.py).
(() => {
  const frames = new Set(), fetches = new Set(), asks = new Map()        // asks: worker -> numbers of its open questions

  const request = window.requestAnimationFrame.bind(window), cancel = window.cancelAnimationFrame.bind(window)
  window.requestAnimationFrame = then => {
    const frame = request(time => { frames.delete(frame); then(time) })
    frames.add(frame)
    return frame
  }
  window.cancelAnimationFrame = frame => { frames.delete(frame); cancel(frame) }

  const fetched = window.fetch.bind(window)
  window.fetch = (...asked) => {
    const answer = fetched(...asked)
    fetches.add(answer)
    const done = () => fetches.delete(answer)
    answer.then(done, done)
    return answer
  }

  const { postMessage, terminate } = Worker.prototype
  const heard = new WeakSet(), open = new WeakMap()                      // open: worker -> questions before it is live too
  Worker.prototype.postMessage = function (message, ...more) {
    if (!heard.has(this)) {
      heard.add(this)
      open.set(this, new Set())
      this.addEventListener('message', ({ data }) => {
        if (data.live) asks.set(this, open.get(this))
        if (data.answer) open.get(this).delete(data.answer)
      })
    }
    if (message.ask) open.get(this).add(message.ask)
    return postMessage.call(this, message, ...more)
  }
  Worker.prototype.terminate = function () { asks.delete(this); terminate.call(this) }

  window.pending = () => frames.size + fetches.size + [...asks.values()].reduce((sum, one) => sum + one.size, 0)
  window.nextFrame = () => new Promise(request)                          // for the tests' own waiting: it is not counted
})()

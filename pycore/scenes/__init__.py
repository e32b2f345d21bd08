"""Scenes: knobs in, marks out. One file a kind of figure; a new one needs its file and its name below.

Each is a module with NAME, DOES, SETTINGS, KNOBS, CAUSES, TONES (the site colour of each of its own tones, unless a page
says otherwise), uses(settings), the functions of the core that it draws, and show(knobs, settings, width, instead) -> Picture,
where `instead` says what stands in for some of those functions. With facts(knobs, settings, instead) -> {name: Fact} it also says what
is true of its picture, so that authors' claims can be held against it.
"""
from pycore.scenes import (agents, attending, descending, doublings, drawn_average, fading_tail, fair_share, four_switches,
    heating, hillside, influence_chain, laid_down, moving_average, nudged_curve, overflowing, past_weights, paying, positive,
    share_of_the_whole, simplex, swapping, sweeps, tape_strip, training_loop, two_notations, two_ways, under_glass,
    wrong_neuron)
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob, Setting

SCENES = {scene.NAME: scene for scene in (moving_average, past_weights, descending, attending, fair_share, doublings,
    share_of_the_whole, laid_down, hillside, nudged_curve, influence_chain, two_ways, sweeps, tape_strip, training_loop,
    swapping, agents, heating, positive, simplex, paying, wrong_neuron, overflowing, fading_tail, drawn_average, two_notations,
    under_glass, four_switches)}

WIDTHS = {"wide": 952, "narrow": 340}             # pixels for which every picture is drawn: text and margin together, and a phone

__all__ = ["SCENES", "WIDTHS", "Fact", "SceneKnob", "Setting"]

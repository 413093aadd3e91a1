"""Questions in anybody's own words: what is asked is read without a model and answered as commands.

The words of a question become a `Reading`: cues (what is asked) and slots (about what). An intent
says which cues and slots it needs, and answers. Intents are found by walking this package, so a
new one is a file of its own that nobody lists.
"""

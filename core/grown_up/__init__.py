"""The grown-up beside our model: SmolLM2-135M-Instruct, a real language model that other people trained, opened from
its file.

    weights     where the file lies, whether it may be opened here, and what stands in it
    llama       its architecture, to be read beside core.model.transformer
    tokenizer   its tokenizer, and the chat form of a question
    reader      what it says next, layer by layer, and how it goes on

Nothing of it ships with Nudge, and none of it is ours: Apache-2.0, by Hugging Face. What it said once to our questions
does ship (core.results.grown_up).
"""

"""What the verbs of the command line say that look at skills across facts, starts and a published law: `facts`, `luck`,
`law`.
"""

from argparse import Namespace

from core.cli.answer import Answer
from core.cli.model_verbs import at_steps


def facts(args: Namespace) -> Answer:
    """What the model says where facts are asked for, checkpoint by checkpoint: right, of the kind but wrong, or
    neither.
    """
    from core.results.fact_answers import MARKS, grades, tally
    from core.runs.store import open_run

    run = open_run(args.run)
    run.model(args.step)
    table = run.table("fact_answers")
    steps, kinds = table["steps"], [kind for kind in table["kinds"] if args.kind in (None, kind["kind"])]
    at = range(len(steps)) if args.step is None else [steps.index(args.step)]
    counts = [[tally(kind, moment) for moment in at] for kind in kinds]
    lines = []
    for kind, tallies in zip(kinds, counts, strict=True):
        lines.append(f"{kind['kind']}: {len(kind['of'])} questions, such as {kind['of'][0]['asked']!r}")
        lines += [
            f"{steps[moment]:6}  {one.right:3} right {one.of_kind:3} of the kind {one.other:3} neither; "
            f"{one.word!r} {one.times} times; {one.sure:.1%} sure"
            for moment, one in zip(at, tallies, strict=True)
        ]
        if args.step is not None:
            lines += [f"        {MARKS[grade]} {one['asked']} {one['words'][at[0]]}"
                      for one, grade in zip(kind["of"], grades(kind, at[0]), strict=True)]
    data = {"run": run.name, "steps": [steps[moment] for moment in at], "kinds": [
        {"kind": kind["kind"], "right": [one.right for one in tallies], "of_kind": [one.of_kind for one in tallies],
         "other": [one.other for one in tallies], "of": [at_steps(one, len(steps), list(at)) for one in kind["of"]]}
        for kind, tallies in zip(kinds, counts, strict=True)]}
    return Answer(data, lines)


def luck(args: Namespace) -> Answer:
    """Every test's score in every start of the same training, and which come out alike."""
    from core.results.fates import alike, fates, gap
    from core.results.skill_curves import courses
    from core.runs.store import open_run

    names = [args.run, *args.others]
    every = fates([courses(open_run(name).table("skills")) for name in names])
    tests = [
        {
            "test": name,
            "steps": of[0].steps,
            "right": [one.right for one in of],
            "of": [one.n for one in of],
            "alike": alike(of),
        }
        for name, of in sorted(every.items(), key=lambda one: -gap(one[1]))
    ]
    lines = [f"{sum(test['alike'] for test in tests)} of {len(tests)} tests come out alike in {', '.join(names)}"]
    for test in tests:
        ends = ", ".join(f"{right[-1]} of {n}" for right, n in zip(test["right"], test["of"], strict=True))
        lines.append(f"{'alike' if test['alike'] else 'apart'}  {ends}  {test['test']}")
    return Answer({"runs": names, "alike": sum(test["alike"] for test in tests), "tests": tests}, lines)


def law(args: Namespace) -> Answer:
    """When a published law has heads that copy form in this run, and how far every head did, checkpoint by checkpoint.
    """
    from core.results.copying_law import best
    from core.runs.store import open_run

    run = open_run(args.run)
    run.model(args.step)
    table = run.table("copying_heads")
    at = [place for place, step in enumerate(table["steps"]) if args.step in (None, step)]
    lines = [
        f"The law (arXiv 2511.16893): {table['law_tokens']:,.0f} tokens, step {table['law_step']:,}. Best head on random words, on lists:"
    ]
    lines += [
        f"{table['steps'][moment]:6}  {best(table, 'random', moment).score:6.1%}  {best(table, 'lists', moment).score:6.1%}"
        for moment in at
    ]
    cut = {name: [table[name][moment] for moment in at] for name in ("steps", "random", "lists", "bits")}
    return Answer({"run": run.name, **table, **cut}, lines)

"""What the explorer may say beside its table."""


def also_true(state, view):
    """The fingers, the way of the second press, the most pairs that make a score, and the ends of its scale."""
    number = state["finger"]
    pressed = number if state["whose"] == "same" else 1 if number == 16 else number + 1
    return {str(number), str(pressed), f"{state['part']}%", str(abs(state["turn"])), "12", "0", "100"}

"""Reading what a stranger wrote: in a process of its own, behind a fence, with a deadline and a limit on memory for each piece."""

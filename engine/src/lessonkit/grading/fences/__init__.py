"""What the process of a submission may do: promises, the fences that keep them, and how each is proved on this machine."""

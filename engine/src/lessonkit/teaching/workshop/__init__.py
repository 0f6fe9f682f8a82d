"""The workshop kit: agendas, slides, sheets to print, two packs for a deliberation, a board to play, and a poll."""

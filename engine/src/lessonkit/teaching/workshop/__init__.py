"""The workshop kit: agendas, slides, sheets to print, two packs for a deliberation, a county board to play, and a poll."""

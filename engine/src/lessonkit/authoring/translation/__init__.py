"""An edition in another language: catalogues of its sentences, and notebooks made with them."""

"""Surveys: what people say of calling the police, of worry and of discrimination, each share with what chance can do to it."""

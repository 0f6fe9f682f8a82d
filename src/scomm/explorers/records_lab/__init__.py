"""Records lab: ten thousand searches by a matcher that never errs, and records that do."""

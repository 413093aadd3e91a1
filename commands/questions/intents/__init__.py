"""What can be asked in one's own words: files of intents, found by walking this package."""

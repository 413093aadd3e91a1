"""From a text to an edition: what is on the page, what its cells mean, who is who."""

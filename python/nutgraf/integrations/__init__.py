"""nutgraf inside other libraries: `langchain`, `llama_index`, `sklearn`, `spacy`. Nothing is imported here."""

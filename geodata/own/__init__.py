"""Other people's files become a folder of our tables: read, dated, placed, and told what is wrong.

Nothing here knows Streamlit or the timeline; `reading.read` is the way in, in a child process
`child.read_apart`.
"""

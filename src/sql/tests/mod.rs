mod hostile;
mod laws;
mod scripts;
mod statements;
mod tags;

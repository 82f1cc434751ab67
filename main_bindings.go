//go:build bindings

package main

// main does nothing in this build: Wails' command line runs it to write TypeScript for
// bound methods, of which the front end needs none. It must touch no library.
func main() {}

//go:build !windows

package cli

// systemLanguage is not known beyond the environment.
func systemLanguage() string { return "" }

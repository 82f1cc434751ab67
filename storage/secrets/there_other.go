//go:build !linux

package secrets

import "runtime"

// ringThere says whether the operating system has a keyring: Windows and macOS always do.
func ringThere() bool { return runtime.GOOS == "windows" || runtime.GOOS == "darwin" }

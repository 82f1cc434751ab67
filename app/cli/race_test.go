//go:build race

package cli

// underRaceDetector: a program needs several times its memory.
const underRaceDetector = true

//go:build !race

package cli

const underRaceDetector = false

package report

import (
	"testing"

	"sandtable/engine/simulate"
)

// TestOneSundayToMakeUpForAHolidayIsNoPeak: four people from Monday to Friday, 9 to 17, one of thirty Sundays, and one person every evening: most waits on that
// Sunday, and of what waits in their hours, on Wednesday evenings.
func TestOneSundayToMakeUpForAHolidayIsNoPeak(t *testing.T) {
	observed, onShift, waiting := make([]float64, simulate.Hours), make([]float64, simulate.Hours), make([]float64, simulate.Hours)
	for hour := range observed {
		observed[hour] = 30 * 3600
		day, at := hour/24, hour%24
		waiting[hour] = 1
		switch {
		case day < 5 && at >= 9 && at < 17:
			onShift[hour] = 4
		case day < 5 && at >= 17 && at < 20:
			onShift[hour] = 1.5
		case day == 6 && at >= 13 && at < 18:
			onShift[hour], waiting[hour] = 4./30, 9
		}
	}
	waiting[2*24+18] = 5
	if got, want := peak(waiting, manned(observed, onShift)), (Peak{Day: 3, From: 18, To: 19, Mean: 5}); got == nil || *got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := peak(waiting, observed); got == nil || got.Day != 7 {
		t.Errorf("got %+v, want the Sunday when every hour counts", got)
	}
}

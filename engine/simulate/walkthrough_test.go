package simulate_test

import "testing"

// TestAHelpDesk is the phone support of Sparx Enterprise Architect's help: seven customers every two minutes, two people, ten minutes each.
func TestAHelpDesk(t *testing.T) {
	s := coming([]float64{0, 2, 4, 6, 8, 10, 12}, tasks{"A": {Duration: fixed(10 * minute), Roles: []string{"r"}}}, roles{"r": {Name: "R", Headcount: 2}})
	got, _, r := played(t, oneStation, s)
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T09:10,R 1
		2,A,05T09:02,05T09:02,05T09:12,R 2
		3,A,05T09:04,05T09:10,05T09:20,R 1
		4,A,05T09:06,05T09:12,05T09:22,R 2
		5,A,05T09:08,05T09:20,05T09:30,R 1
		6,A,05T09:10,05T09:22,05T09:32,R 2
		7,A,05T09:12,05T09:30,05T09:40,R 1`)
	closeTo(t, "sum of waits", sum(&r.Wait), 54*60e9)
}

// TestAHelpDeskWithHours is its second example: calls every 20 minutes from 8:00, 50 minutes each, two people, until 10:10.
func TestAHelpDeskWithHours(t *testing.T) {
	s := coming([]float64{0, 20, 40, 60, 80, 100, 120}, tasks{"A": {Duration: fixed(50 * minute), Roles: []string{"r"}}}, roles{"r": {Headcount: 2}})
	s.Run.Horizon = seconds(130 * minute)
	_, _, r := played(t, oneStation, s)
	equal(t, "completed", r.Completed, 4)
	equal(t, "broken off or never begun", r.Unfinished, 3)
	equal(t, "minutes of work", r.Roles[0].Busy[0][0]/60e9, 4*50+30+10)
}

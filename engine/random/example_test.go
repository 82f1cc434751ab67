package random_test

import (
	"fmt"

	"sandtable/engine/random"
)

// A draw is named by what it is for, and turned into a value by inversion.
func Example() {
	duration, err := random.NewTriangular(300, 600, 1800)
	if err != nil {
		fmt.Println(err)
		return
	}
	chance := random.NewStream(1, 0)
	for visit := range uint32(3) {
		draw := random.Draw{Case: 17, Element: 4, Visit: visit, Purpose: random.Service}
		fmt.Printf("%.1f s\n", duration.Quantile(chance.Uniform(draw)))
	}
	// Output:
	// 854.4 s
	// 545.4 s
	// 586.4 s
}

// Cutting a distribution off moves its mean, and it says so.
func ExampleNewTruncated() {
	normal, _ := random.NewNormal(600, 600)
	cut, err := random.NewTruncated(normal, 0, 3600)
	fmt.Printf("%.1f %v\n", cut.Mean(), err)
	// Output: 772.6 <nil>
}

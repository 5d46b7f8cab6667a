"""The tour: plays a scenario, or drives the windows from first start to the printed plan; leaves proof of both."""

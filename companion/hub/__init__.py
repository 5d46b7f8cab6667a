"""The hub: takes in sealed parcels for a team and hands them out. It holds no key and reads no words."""

"""Collections of OpenSanctions: FollowTheMoney entities."""

// Below the pigment layer's vertex part, which declares the zone weights.
vZoneA = aZoneA;
vZoneB = aZoneB;
vZoneC = aZoneC;

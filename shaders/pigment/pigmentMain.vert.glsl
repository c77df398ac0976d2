vPigmentChart = aChart;
vPigmentMetric = aMetric;
vPigmentPlan = vec3(
  aZoneA.x * uPigmentZonePlan[0] + aZoneA.y * uPigmentZonePlan[1] + aZoneA.z * uPigmentZonePlan[2] +
  aZoneA.w * uPigmentZonePlan[3] + aZoneB.x * uPigmentZonePlan[4] + aZoneB.y * uPigmentZonePlan[5] +
  aZoneB.z * uPigmentZonePlan[6] + aZoneB.w * uPigmentZonePlan[7] + aZoneC.x * uPigmentZonePlan[8] +
  aZoneC.y * uPigmentZonePlan[9] + aZoneC.z * uPigmentZonePlan[10] + aZoneC.w * uPigmentZonePlan[11],
  aInChart);
vPigmentDarkness =
  aZoneA.x * uPigmentZoneDarkness[0] + aZoneA.y * uPigmentZoneDarkness[1] + aZoneA.z * uPigmentZoneDarkness[2] +
  aZoneA.w * uPigmentZoneDarkness[3] + aZoneB.x * uPigmentZoneDarkness[4] + aZoneB.y * uPigmentZoneDarkness[5] +
  aZoneB.z * uPigmentZoneDarkness[6] + aZoneB.w * uPigmentZoneDarkness[7] + aZoneC.x * uPigmentZoneDarkness[8] +
  aZoneC.y * uPigmentZoneDarkness[9] + aZoneC.z * uPigmentZoneDarkness[10] + aZoneC.w * uPigmentZoneDarkness[11];

// Below begin_vertex.
//   aEye         position in the eye's own frame, mm: +z along the line of sight, +y up
//   aOcclusion   share of the sky between lids and nose
vEye = aEye;
vEyeNormal = normal;
vOcclusion = aOcclusion;

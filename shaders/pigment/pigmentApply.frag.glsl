// before lighting: pigment lies in the skin, so gloss passes over it
diffuseColor.rgb *= pigmentedSkin();

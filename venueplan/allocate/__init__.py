"""Who stands where, which forum meets where and when."""

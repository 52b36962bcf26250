exports.priceOf = (pairs) => pairs * 160;

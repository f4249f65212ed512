select * from (values
  (1, 'plain', 0.1::double, timestamp '2024-03-01 14:30:00', date '2024-03-01', true, ['a', 'b']),
  (2, 'comma, "quote" and | bar', 1e-9, timestamp '2024-03-01 14:30:00.123456', null, false, []),
  (3, 'tab	and
line', null, null, date '1999-12-31', null, null)
) t(number, words, fraction, moment, day, flag, list)

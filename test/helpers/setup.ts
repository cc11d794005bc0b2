// Every suite runs where the users are: a day must not shift because the machine stands elsewhere.
process.env['TZ'] = 'Asia/Shanghai';

SELECT "go ""driver""" AT TIME ZONE 'UTC' AS go, go_printed AT TIME ZONE 'UTC' AS printed, rails AT TIME ZONE 'UTC' AS rails, dotnet, comma, small AT TIME ZONE 'UTC' AS small FROM d ORDER BY id
